# Read by gunicorn when it starts in this directory, in the demonstration and in production.
worker_class = "cms.server.Worker"
