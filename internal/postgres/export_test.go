package postgres

// EnsureRole lets the tests make a role of their own.
var EnsureRole = ensureRole
