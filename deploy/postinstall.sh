#!/bin/sh
# After the installation of a package: makes the user of the service. The service is started by whoever has written its settings.
set -e
if command -v systemd-sysusers >/dev/null; then
  systemd-sysusers docket.conf
elif ! getent passwd docket >/dev/null; then
  useradd --system --home-dir /var/lib/docket --shell /usr/sbin/nologin docket
fi
