# Read by gunicorn when it starts in this directory, in the demonstration and in production.
worker_class = "cms.server.Worker"
# No header may say under which address the site stands: whoever asks could send it too.
forwarder_headers = ""
