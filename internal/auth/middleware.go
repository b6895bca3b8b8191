package auth

import (
	"context"
	"net/http"

	"planboard/internal/plan"
)

// visitor is who makes a request. It stands in the request's context from
// before the session is read, so that reading the session can fill it in.
type visitor struct{ member *plan.Member }

type visitorKey struct{}

func visitorOf(ctx context.Context) *visitor {
	v, ok := ctx.Value(visitorKey{}).(*visitor)
	if !ok {
		return &visitor{}
	}
	return v
}

// Member returns who makes the request, or nil for a stranger.
func Member(ctx context.Context) *plan.Member { return visitorOf(ctx).member }

// Middleware reads the session of each request and writes it when it changed.
func (a *Auth) Middleware(next http.Handler) http.Handler {
	inner := a.sessions.LoadAndSave(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		inner.ServeHTTP(&answering{ResponseWriter: w}, r.WithContext(context.WithValue(r.Context(), visitorKey{}, &visitor{})))
	})
}

// answering is a response that can be done before its handler is. The session
// is written when a handler begins to answer; where that fails, the answer is
// the trouble, and what the handler goes on to write is dropped.
type answering struct {
	http.ResponseWriter
	done bool
}

// WriteHeader implements http.ResponseWriter.
func (w *answering) WriteHeader(status int) {
	if !w.done {
		w.ResponseWriter.WriteHeader(status)
	}
}

// Write implements http.ResponseWriter.
func (w *answering) Write(content []byte) (int, error) {
	if w.done {
		return len(content), nil
	}
	return w.ResponseWriter.Write(content)
}

// Unwrap lets http.ResponseController reach the response underneath.
func (w *answering) Unwrap() http.ResponseWriter { return w.ResponseWriter }
