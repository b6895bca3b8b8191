// Package web embeds the built stylesheet, script, font and icon, and serves
// them. It knows their names and their hashes; it knows nothing of what they
// say, nor of the pages that use them.
//
// The files are built from web/src and npm packages by make, and are not in the
// repository. On a fresh clone the package compiles with nothing to serve: URL
// gives plain names and Assets answers 404, so pages work, unstyled.
package web

import (
	"embed"
	"io/fs"
	"net/http"
	"sync"
)

//go:embed all:dist
var dist embed.FS

// built opens the embedded files once. They are part of the program, so a
// manifest that cannot be read is a broken build and not something to handle.
var built = sync.OnceValue(func() Bundle {
	folder, err := fs.Sub(dist, "dist")
	if err != nil {
		panic(err)
	}
	bundle, err := Open(folder)
	if err != nil {
		panic(err)
	}
	return bundle
})

// Assets serves the built files at /static/<hashed name>, for a year, in the
// best encoding the browser takes. Any other name is 404.
func Assets() http.Handler {
	return built()
}

// URL returns the address of a built file by its plain name: "app.css" gives
// "/static/app.<hash>.css". A name that was not built gives "/static/" and the
// name itself, which is 404.
func URL(name string) string {
	return built().URL(name)
}
