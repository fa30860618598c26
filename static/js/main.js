// One behaviour per file; every page works without any of them.
import "./theme.js"
import "./search-key.js"
import "./price-calculator.js"
import "./account-menu.js"
import "./once.js"
import "./toast.js"
import "./time-zone.js"
