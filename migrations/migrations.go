// Package migrations embeds the steps by which the schema came to be. A file
// holds one idea, is named for it, and is never edited once it has landed.
package migrations

import "embed"

// Files holds NNNNNN_what_it_does.up.sql and .down.sql. Each runs as one
// transaction of its own, so none may begin or commit.
//
//go:embed *.sql
var Files embed.FS
