// A page of another site: jsdom is its browser, which asks before it sends, and hides what CORS does not show.
//
// One JSON object comes as the argument: `url`, `token`, `file`, `project_id`, and what else is wanted: `upload_id` takes
// up an upload of which nothing but the id is known, `limit` is how many requests run at once, `pause_after` and
// `cancel_after` are numbers of whole parts. A line of JSON tells of each thing that happened.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { JSDOM } from 'jsdom'

export const wanted = JSON.parse(process.argv[2])
const { window } = new JSDOM('', { url: 'http://localhost:3000/' })
Object.assign(globalThis, { window, XMLHttpRequest: window.XMLHttpRequest, Blob: window.Blob, File: window.File })
const { default: Uppy } = await import('@uppy/core')
const { default: AwsS3 } = await import('@uppy/aws-s3')

export const tell = (event, more = {}) => console.log(JSON.stringify({ event, ...more }))

function watch(uppy) {
  let whole = 0
  uppy.on('s3-multipart:part-uploaded', (file, part) => {
    tell('part', { number: part.PartNumber })
    whole += 1
    if (whole === wanted.pause_after) {
      uppy.pauseAll()
      tell('paused')
      process.exit(0)
    }
    if (whole === wanted.cancel_after) uppy.cancelAll()
  })
  uppy.on('upload-progress', (file, { bytesUploaded, bytesTotal }) => tell('progress', { bytesUploaded, bytesTotal }))
  uppy.on('upload-success', (file, { uploadURL }) => tell('success', { url: uploadURL }))
  uppy.on('upload-error', (file, error) => tell('error', { message: String(error) }))
}

export async function upload(options) {
  const uppy = new Uppy()
  uppy.use(AwsS3, { shouldUseMultipart: true, ...options })
  watch(uppy)
  const name = basename(wanted.file)
  const data = new File([await readFile(wanted.file)], name, { type: 'video/mp4' })
  const meta = { project_id: wanted.project_id, size: data.size }
  const id = uppy.addFile({ name, type: 'video/mp4', data, meta })
  if (wanted.upload_id) uppy.setFileState(id, { s3Multipart: { uploadId: wanted.upload_id, key: wanted.upload_id } })
  await uppy.upload()
}
