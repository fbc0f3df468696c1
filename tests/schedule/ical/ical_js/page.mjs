// Expands every series of a calendar with ical.js: {text, until} in, occurrences in UTC out, a JSON object a line.
import { readFileSync } from "node:fs"
import ICAL from "ical.js"

const { file, until } = JSON.parse(process.argv[2])
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")))
for (const zone of calendar.getAllSubcomponents("vtimezone")) {
  ICAL.TimezoneService.register(new ICAL.Timezone(zone), zone.getFirstPropertyValue("tzid"))
}
const last = ICAL.Time.fromDateString(until)
const told = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString())

for (const component of calendar.getAllSubcomponents("vevent")) {
  if (component.hasProperty("recurrence-id")) continue
  const event = new ICAL.Event(component)
  for (const other of calendar.getAllSubcomponents("vevent")) {
    const same = other.getFirstPropertyValue("uid") === event.uid
    if (same && other.hasProperty("recurrence-id")) event.relateException(other)
  }
  const walk = event.iterator()
  for (let next = walk.next(); next && next.compare(last) <= 0; next = walk.next()) {
    const { item, startDate, endDate } = event.getOccurrenceDetails(next)
    const shown = { title: item.summary, starts: told(startDate), ends: told(endDate) }
    console.log(JSON.stringify({ uid: event.uid, ...shown, place: item.location, notes: item.description }))
    if (!event.isRecurring()) break
  }
}
