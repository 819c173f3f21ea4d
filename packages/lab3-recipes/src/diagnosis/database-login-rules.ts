import type { Rule } from './rule.ts';

/** What keeps a CDC connector from reaching its database or logging in, in the words of PostgreSQL and its drivers. */
export const databaseLoginRules: readonly Rule[] = [
  {
    id: 'database-authentication',
    suspects: ['connector'],
    pattern:
      /password authentication failed|28P01|authentication type \d+ is not supported|authentication failed for user|(SCRAM|MD5)-based authentication|no password was provided/i,
    cause: 'PostgreSQL refused the password of the connector role.',
    remedy:
      'Set the right database password (LAB3_DATABASE_PASSWORD, or database_password in the Terraform output), or change it: ALTER ROLE <user> PASSWORD ….',
  },
  {
    id: 'database-role-missing',
    suspects: ['connector'],
    pattern: /role ".*" does not exist|role ".*" is not permitted to log in/i,
    cause: 'The role does not exist on this server, or may not log in.',
    remedy: "Run CREATE ROLE <user> LOGIN REPLICATION PASSWORD '…', or ALTER ROLE <user> LOGIN.",
  },
  {
    id: 'tls-required',
    suspects: ['connector'],
    pattern: /SSL connection is required|connection is insecure|connection requires (a )?(SSL|TLS)|SSL\/TLS required/i,
    cause: 'The server lets in encrypted connections only.',
    remedy: 'Set database.sslmode to require (LAB3_DATABASE_SSLMODE=require).',
  },
  {
    id: 'tls-refused',
    suspects: ['connector'],
    pattern: /server does not support SSL/i,
    cause: 'The server does not speak TLS, and the connector insists on it.',
    remedy:
      'Switch TLS on in PostgreSQL (ssl = on, with ssl_cert_file and ssl_key_file), or accept an open connection with LAB3_DATABASE_SSLMODE=disable.',
  },
  {
    id: 'tls-certificate',
    suspects: ['connector'],
    pattern:
      /PKIX path building failed|self[- ]signed certificate|certificate (has expired|verify failed)|unable to verify the first certificate|hostnameverifier|hostname .{1,200} could not be verified|no subject alternative|unknown ca\b/i,
    cause: 'The certificate of the server is not trusted.',
    remedy:
      'Give the server a certificate of a public authority, or use database.sslmode require, which does not check it.',
  },
  {
    id: 'database-host-rules',
    suspects: ['connector'],
    pattern:
      /no pg_hba\.conf entry|IP address that is not allowed|client .{0,80}is not allowed to access the server|IP .{0,60}(is|was) (not allowed|blocked|denied)/i,
    cause: 'PostgreSQL has no rule that lets this role in from this address.',
    remedy:
      'Add a host line to pg_hba.conf (or open the firewall rule of the managed service) for the role and the address. Where the text says "no encryption" or "SSL off", the server lets in TLS only: set database.sslmode to require (LAB3_DATABASE_SSLMODE=require).',
  },
  {
    id: 'database-missing',
    suspects: ['connector'],
    pattern: /database ".*" does not exist|3D000/i,
    cause: 'The database does not exist on this server.',
    remedy: 'Check the database name (LAB3_DATABASE_NAME, or database_name in the Terraform output).',
  },
  {
    id: 'database-starting',
    suspects: ['connector'],
    pattern:
      /the database system is (starting up|shutting down|in recovery mode|not (yet )?accepting connections)|database ".*" is not currently accepting connections/i,
    cause: 'The server, or the database, accepts no connections at the moment: it is starting, stopping or recovering.',
    remedy:
      'Wait until it accepts connections: pg_isready -h <host> -p <port>. Where only the database refuses them, and goes on to, run ALTER DATABASE <database> ALLOW_CONNECTIONS true.',
    mayPass: true,
  },
  {
    id: 'connections-exhausted',
    suspects: ['connector'],
    pattern:
      /too many clients already|remaining connection slots are reserved|too many connections for (role|database)/i,
    cause: 'Every connection of the server, of the database or of the role is taken.',
    remedy:
      'End idle sessions (SELECT pid, usename, state FROM pg_stat_activity), or raise max_connections, or the CONNECTION LIMIT of role or database.',
  },
  {
    id: 'database-host-unknown',
    suspects: ['connector'],
    pattern: /ENOTFOUND|EAI_AGAIN|UnknownHostException|unknown host|could not translate host/i,
    cause: 'The host name of the database cannot be resolved.',
    remedy:
      'Correct the hostname (LAB3_DATABASE_HOSTNAME, or public_dns in the Terraform output); a private name is not known to Confluent Cloud.',
  },
  {
    id: 'database-unreachable',
    suspects: ['connector'],
    pattern:
      /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|no route to host|connection (to .{1,200} )?(attempt )?(refused|failed|timed out)|connect timed out|timeout expired|could not connect|(could not|couldn.t|cannot|unable to) reach the host/i,
    cause: 'Nothing is listening at the host and port of the database.',
    remedy:
      'Check hostname and port, that PostgreSQL runs (a new server takes 5 to 10 minutes), and that its firewall lets the caller in.',
    mayPass: true,
  },
];
