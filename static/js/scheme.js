// Before the first paint: the scheme the person chose by hand, if any.
// A classic script in the head, because a module would run after the page is drawn.
{
  const scheme = localStorage.getItem("theme")
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.theme = scheme
}
