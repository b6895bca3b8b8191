package postgrestest

// AdminURL lets the tests see which Postgres a test is given.
var AdminURL = adminURL
