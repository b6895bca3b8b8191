package localpg

import (
	"context"
	"time"
)

// The pauses between attempts to start Postgres again: short enough at first
// that a reader who reloads the page sees it, never so long that a disk with
// room again goes unnoticed.
const (
	firstPause   = 50 * time.Millisecond
	longestPause = 5 * time.Second
)

// supervise keeps Postgres running until the server is stopped, then leaves
// the folders as the next start would like to find them.
func (s *Server) supervise(running *postmaster) {
	defer close(s.done)
	defer s.state.close()
	defer s.data.close()
	for running != nil {
		select {
		case <-s.leave.Done():
			running.stop(s.hurry)
			return
		case <-running.exited:
		}
		s.log.Warn("Postgres ended by itself, starting it again", "reason", running.reason())
		running = s.startAgain()
	}
}

// startAgain tries until Postgres runs. It returns nil if the server was
// stopped meanwhile, or if there is no data folder left to start.
func (s *Server) startAgain() *postmaster {
	for pause := firstPause; s.data.exists(); pause = min(2*pause, longestPause) {
		running, err := s.data.launch(s.leave)
		if err == nil {
			s.log.Info("Postgres runs again")
			return running
		}
		if s.leave.Err() == nil {
			s.log.Error("Postgres does not start, trying again", "error", err)
		}
		if !sleep(s.leave, pause) {
			return nil
		}
	}
	s.log.Error("the data folder of Postgres has gone", "folder", s.data.path)
	return nil
}

// sleep waits, and reports false if ctx ended before the time was up.
func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}
