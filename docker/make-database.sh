#!/usr/bin/env bash
# Run once by the PostgreSQL image, when its volume is still empty: the service's own role, which is no superuser, and its
# database. The service makes its two working roles itself, so it may make roles.
set -euo pipefail

psql --username="${POSTGRES_USER:-postgres}" --dbname=postgres --set=ON_ERROR_STOP=1 \
  --set=password="$(cat /run/secrets/database-password)" <<'SQL'
CREATE ROLE eia LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE eia OWNER eia;
SQL
