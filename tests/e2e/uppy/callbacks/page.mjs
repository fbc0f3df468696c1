// Uppy 5.1, the last whose plugin has a callback for each step: what a page maps on our routes.
import { tell, upload, wanted } from './browser.mjs'

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

await upload({
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
