// The newest Uppy, which has no callbacks any more but asks a server in the words of Companion.
//
// That server is the site's own: it knows the token and passes what it is asked on to our routes.
import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { tell, upload, wanted } from './browser.mjs'

async function ask(method, path, body) {
  const headers = { Authorization: `Bearer ${wanted.token}`, 'Content-Type': 'application/json' }
  const answer = await fetch(`${wanted.url}/v2/uploads${path}`, { method, headers, body: body && JSON.stringify(body) })
  if (!answer.ok) throw new Error(await answer.text())
  return answer.status === 204 ? {} : answer.json()
}

const companion = {
  async create({ metadata, type }) {
    const asked = { project_id: metadata.project_id, file_name: metadata.name, size: metadata.size, media_type: type }
    const { id } = await ask('POST', '', asked)
    tell('created', { upload_id: id })
    return { uploadId: id, key: id }
  },
  async list(id) {
    const { parts } = await ask('GET', `/${id}/parts`)
    tell('listed', { parts: parts.map((part) => part.part_number) })
    return parts.map((part) => ({ PartNumber: part.part_number, Size: part.size, ETag: part.etag }))
  },
  async sign(id, number) {
    const { parts } = await ask('POST', `/${id}/parts`, { part_numbers: [Number(number)] })
    return { url: parts[0].url }
  },
  async complete(id, { parts }) {
    const told = parts.map((part) => ({ part_number: part.PartNumber, etag: part.ETag }))
    const { state, version_id } = await ask('POST', `/${id}/complete`, { parts: told })
    tell('completed', { state, version_id })
    return { location: `${wanted.url}/v2/uploads/${id}`, key: id }
  },
  async abort(id) {
    await ask('DELETE', `/${id}`)
    tell('aborted')
    server.close()
    return {}
  },
}

async function answered(request) {
  const [, , , id, last] = new URL(request.url, 'http://localhost').pathname.split('/')
  if (request.method === 'DELETE') return companion.abort(id)
  if (request.method === 'GET') return last ? companion.sign(id, last) : companion.list(id)
  return id ? companion.complete(id, await json(request)) : companion.create(await json(request))
}

const server = createServer(async (request, response) => {
  response.setHeader('Content-Type', 'application/json').end(JSON.stringify(await answered(request)))
})
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
await upload({ companionEndpoint: `http://127.0.0.1:${server.address().port}` })
// It gives an upload up after it has said that it did.
if (!wanted.cancel_after) server.close()
