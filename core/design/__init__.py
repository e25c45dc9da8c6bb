"""The catalogue of the site's components: what there is, and what each looks like in its states."""
