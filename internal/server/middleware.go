package server

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"

	"planboard/internal/auth"
	"planboard/internal/plan"
)

// bodyLimit is how much a request may bring along.
const bodyLimit = 1 << 20

// policy lets a page use what this portal serves, and nothing else.
const policy = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'self'; " +
	"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

// transport keeps browsers that came over TLS once from ever coming without it
// for a year.
const transport = "max-age=31536000"

func (s *Server) headed(next http.Handler) http.Handler {
	secure := isSecure(s.options.Origin)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		if secure {
			h.Set("Strict-Transport-Security", transport)
		}
		next.ServeHTTP(w, r)
	})
}

// private keeps pages out of every cache: they are for who is signed in.
func private(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-store")
		next.ServeHTTP(w, r)
	})
}

func limited(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, bodyLimit)
		next.ServeHTTP(w, r)
	})
}

// legible answers 404 to an address with a character that no name has: the
// record could not even be asked for it.
func (s *Server) legible(next http.Handler) http.Handler {
	unknown := s.answering(noSuchPage)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text := r.URL.Path
		for _, values := range r.URL.Query() {
			text += strings.Join(values, "")
		}
		if plan.ShowTyped(text) == text {
			next.ServeHTTP(w, r)
		} else {
			unknown(w, r)
		}
	})
}

// crossOrigin refuses posts that another site makes a browser send.
func (s *Server) crossOrigin() (func(http.Handler) http.Handler, error) {
	protection := http.NewCrossOriginProtection()
	if s.options.Origin != "" {
		u, err := url.Parse(s.options.Origin)
		if err != nil || u.Host == "" {
			return nil, fmt.Errorf("PLANBOARD_PUBLIC_URL %q is not an address such as https://plan.example.org", s.options.Origin)
		}
		if err := protection.AddTrustedOrigin(u.Scheme + "://" + u.Host); err != nil {
			return nil, fmt.Errorf("PLANBOARD_PUBLIC_URL: %w", err)
		}
	}
	protection.SetDenyHandler(s.answering(func(http.ResponseWriter, *http.Request) error { return errCrossOrigin }))
	return protection.Handler, nil
}

func isSecure(origin string) bool {
	u, err := url.Parse(origin)
	return err == nil && u.Scheme == "https"
}

// recovered turns a panic into the same page as any other fault of ours.
func (s *Server) recovered(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler {
					panic(p)
				}
				s.options.Log.Error("panic", "reference", reference(r), "stack", string(debug.Stack()))
				s.trouble(w, r, fmt.Errorf("panic of type %T", p)) // its value could hold what somebody typed
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// logged writes one line for each request: the pattern of its address and
// numbers, never what anybody typed.
func (s *Server) logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		r = withReference(r)
		counted := middleware.NewWrapResponseWriter(w, r.ProtoMajor)
		next.ServeHTTP(counted, r)
		s.options.Log.LogAttrs(r.Context(), slog.LevelInfo, "request",
			slog.String("reference", reference(r)),
			slog.String("method", r.Method),
			slog.String("route", chi.RouteContext(r.Context()).RoutePattern()),
			slog.Int("status", counted.Status()),
			slog.Int("bytes", counted.BytesWritten()),
			slog.Duration("took", time.Since(began)))
	})
}

type referenceKey struct{}

func withReference(r *http.Request) *http.Request {
	return r.WithContext(context.WithValue(r.Context(), referenceKey{}, newReference()))
}

// reference names the request in the log and on the page.
func reference(r *http.Request) string {
	ref, _ := r.Context().Value(referenceKey{}).(string)
	return ref
}

// newReference names a request, so that what a reader reports can be found in
// the log.
func newReference() string {
	b := make([]byte, 5)
	_, _ = rand.Read(b) // never fails
	return hex.EncodeToString(b)
}

// newKey makes the key of a form, by which sending it twice is harmless.
func newKey() string { return rand.Text() }

// account names who makes the request in the log, by number.
func account(r *http.Request) int64 {
	if m := auth.Member(r.Context()); m != nil {
		return int64(m.Account)
	}
	return 0
}
