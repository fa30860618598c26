// Tells a form where the person is, so that times are shown in their zone.
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()

for (const field of document.querySelectorAll("[data-time-zone]")) {
  field.value ||= timeZone ?? ""
}
