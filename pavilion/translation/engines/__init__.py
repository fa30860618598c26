"""Those who translate, one module each; all follow `engines.base`."""
