package localpg_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"planboard/internal/localpg"
)

func TestAThrowawayServerLeavesNothing(t *testing.T) {
	t.Parallel()
	server := start(t, localpg.Config{Throwaway: true})
	var data, fsync string
	mustAsk(t, server.URL("planboard"), "select current_setting('data_directory'), current_setting('fsync')", &data, &fsync)
	if fsync != "off" {
		t.Error("waits for the disk")
	}
	stop(t, server)
	if !gone(filepath.Dir(data)) {
		t.Errorf("left behind: %s", filepath.Dir(data))
	}
}

func TestAbandonedThrowawaysAreRemovedByTheNext(t *testing.T) {
	t.Parallel()
	abandoned := throwawayFolder(t, 2*time.Minute)
	fresh := throwawayFolder(t, 0)
	held := newPortal(t, localpg.Config{Throwaway: true})
	var data string
	mustAsk(t, held.url(t), "show data_directory", &data)
	if err := os.Chtimes(filepath.Dir(data), longAgo(2*time.Minute), longAgo(2*time.Minute)); err != nil {
		t.Fatal(err)
	}
	start(t, localpg.Config{Throwaway: true})
	got := fmt.Sprint(gone(abandoned), gone(fresh), gone(data))
	if got != "true false false" {
		t.Errorf("abandoned, fresh, held gone: %s; want only the abandoned", got)
	}
}

func throwawayFolder(t *testing.T, age time.Duration) string {
	t.Helper()
	folder, err := os.MkdirTemp("", "planboard-throwaway-")
	if err == nil {
		err = os.Chtimes(folder, longAgo(age), longAgo(age))
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(folder) })
	return folder
}

func longAgo(age time.Duration) time.Time { return time.Now().Add(-age) }
