// What the product editor adds to HTML: uploads with progress, order by drag, typing kept.
import "./picture-upload.js"
import "./picture-order.js"
import "./keep-typing.js"
