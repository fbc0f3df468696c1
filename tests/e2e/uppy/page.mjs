// A page of another site that uploads by Uppy: jsdom is its browser, which asks before and hides what CORS does not show.
//
// One JSON object comes as the argument: `url`, `token`, `file`, `project_id`, and what else is wanted: `upload_id` takes
// up an upload of which nothing but the id is known, `limit` is how many requests run at once, `pause_after` and
// `cancel_after` are numbers of whole parts.
// A line of JSON tells of each thing that happened.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { JSDOM } from 'jsdom'

const wanted = JSON.parse(process.argv[2])
const { window } = new JSDOM('', { url: 'http://localhost:3000/' })
Object.assign(globalThis, { window, XMLHttpRequest: window.XMLHttpRequest, Blob: window.Blob, File: window.File })
const { default: Uppy } = await import('@uppy/core')
const { default: AwsS3 } = await import('@uppy/aws-s3')

const tell = (event, more = {}) => console.log(JSON.stringify({ event, ...more }))

function ask(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, `${wanted.url}/v2/uploads${path}`)
    request.setRequestHeader('Authorization', `Bearer ${wanted.token}`)
    if (body) request.setRequestHeader('Content-Type', 'application/json')
    request.onload = () => {
      if (request.status < 300) resolve(request.responseText ? JSON.parse(request.responseText) : null)
      else reject(Object.assign(new Error(request.responseText), { source: request }))
    }
    request.onerror = () => reject(Object.assign(new Error('no answer'), { source: request }))
    request.send(body ? JSON.stringify(body) : null)
  })
}

const name = basename(wanted.file)
const uppy = new Uppy()
uppy.use(AwsS3, {
  shouldUseMultipart: true,
  limit: wanted.limit ?? 6,
  async createMultipartUpload(file) {
    const asked = { project_id: wanted.project_id, file_name: file.name, size: file.size, media_type: file.type }
    const { id } = await ask('POST', '', asked)
    tell('created', { upload_id: id })
    return { uploadId: id, key: id }
  },
  async listParts(file, { uploadId }) {
    const { parts } = await ask('GET', `/${uploadId}/parts`)
    tell('listed', { parts: parts.map((part) => part.part_number) })
    return parts.map((part) => ({ PartNumber: part.part_number, Size: part.size, ETag: part.etag }))
  },
  async signPart(file, { uploadId, partNumber }) {
    const { parts } = await ask('POST', `/${uploadId}/parts`, { part_numbers: [partNumber] })
    return { method: 'PUT', url: parts[0].url }
  },
  async completeMultipartUpload(file, { uploadId, parts }) {
    const told = parts.map((part) => ({ part_number: part.PartNumber, etag: part.ETag }))
    const { state, version_id } = await ask('POST', `/${uploadId}/complete`, { parts: told })
    tell('completed', { state, version_id })
    return { location: `${wanted.url}/v2/uploads/${uploadId}` }
  },
  async abortMultipartUpload(file, { uploadId }) {
    await ask('DELETE', `/${uploadId}`)
    tell('aborted')
  },
})

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

const data = new File([await readFile(wanted.file)], name, { type: 'video/mp4' })
const id = uppy.addFile({ name, type: 'video/mp4', data })
if (wanted.upload_id) uppy.setFileState(id, { s3Multipart: { uploadId: wanted.upload_id, key: wanted.upload_id } })
await uppy.upload()
