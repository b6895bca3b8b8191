package server

import (
	"bytes"
	"net/http"
	"strconv"

	"planboard/internal/auth"
	"planboard/internal/plan"
	"planboard/internal/route"
	"planboard/web/page"
)

// banner is the line that says that the data are illustrative and what day it
// is; "" outside demo mode.
func (s *Server) banner() string {
	if !s.options.Demo {
		return ""
	}
	return "Figures say where they are published; the rest is invented for demonstration. The clock stands at " + s.today().Long() + "."
}

// render sends a page of an edition.
func (s *Server) render(w http.ResponseWriter, r *http.Request, status int, p page.Page, k plan.EditionKey) error {
	return s.send(w, r, status, p, page.Frame{
		Member: auth.Member(r.Context()),
		Demo:   s.banner(),
		Notice: s.auth.TakeNotice(r.Context()),
		Plan:   k.Now(),
	})
}

// show sends a page of a position, at the moment at which that is looked at.
func (s *Server) show(w http.ResponseWriter, r *http.Request, pg page.Page, p plan.Position) error {
	return s.send(w, r, http.StatusOK, pg, page.Frame{
		Member: auth.Member(r.Context()),
		Demo:   s.banner(),
		Notice: s.auth.TakeNotice(r.Context()),
		Plan:   p.Edition.Key.Now(),
		Choice: page.Choice{Address: route.Edition(p.Edition.Key.Now()), Boards: p.Boards, Chosen: p.Edition.Key.At},
		Moment: page.Moment{Text: p.Moment().Sentence(s.today()), Checksum: p.Freeze.Checksum, Now: route.Now(r.URL.RequestURI())},
	})
}

// send writes a page whole or not at all: it is laid out in full before the
// first byte goes out, so that a failure can still become a page. Every page
// names the council.
func (s *Server) send(w http.ResponseWriter, r *http.Request, status int, p page.Page, f page.Frame) error {
	var body bytes.Buffer
	ctx := page.WithCouncil(r.Context(), s.options.Council.onPages())
	if err := page.Layout(f, p).Render(ctx, &body); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, err := w.Write(body.Bytes())
	return gone(err)
}

// gone drops the error of writing to a reader who has left: there is nobody to
// tell.
func gone(error) error { return nil }

// sendFile writes a document whole, to be saved under the name.
func sendFile(w http.ResponseWriter, name, mediaType string, content []byte) error {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	w.Header().Set("Content-Length", strconv.Itoa(len(content)))
	_, err := w.Write(content)
	return gone(err)
}
