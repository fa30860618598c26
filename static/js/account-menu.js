// Public pages are the same for everyone. A person who is signed in (a plain hint cookie says so)
// gets the own menu put in place of "Sign in".
const slot = document.querySelector("[data-account-menu]")
const signedIn = document.cookie.split("; ").includes("signed_in=1")

if (slot && signedIn) {
  const response = await fetch(slot.dataset.accountMenu, { headers: { Accept: "text/html" } })
  if (response.status === 200 && !response.redirected) {
    const page = new DOMParser().parseFromString(await response.text(), "text/html")
    slot.replaceChildren(...page.body.children)
  }
}
