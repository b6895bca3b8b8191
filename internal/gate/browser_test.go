package gate_test

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// checks is what is asked of a page, in the page itself.
//
//go:embed checks.js
var checks string

// programs are the names of Chromium, the preferred one first.
var programs = []string{"chromium", "chromium-browser", "google-chrome"}

// packages is where npm puts what the gate needs.
var packages = filepath.Join("..", "..", "tools", "gate")

// browser is one Chromium with a profile of its own, for all tests.
type browser struct {
	ctx context.Context
	axe string // source of axe-core
}

// theBrowser starts on first use; stopBrowser stops it, if it did.
var (
	theBrowser  = sync.OnceValues(startBrowser)
	stopBrowser = func() {}
)

// TestMain stops the browser when the last test has ended.
func TestMain(m *testing.M) {
	code := m.Run()
	stopBrowser()
	os.Exit(code)
}

func on() bool { return os.Getenv("PLANBOARD_GATE") == "1" }

// chromium returns the browser, or skips the test where the gate is not asked
// for.
func chromium(t *testing.T) *browser {
	t.Helper()
	if !on() {
		t.Skip("the browser gate runs with make gate")
	}
	b, err := theBrowser()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func startBrowser() (*browser, error) {
	axe, err := os.ReadFile(filepath.Join(packages, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return nil, fmt.Errorf("axe-core is not there, run make gate: %w", err)
	}
	program, err := find(programs...)
	if err != nil {
		return nil, err
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(program), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync",
		"disable-dev-shm-usage", "disable-background-timer-throttling", "disable-renderer-backgrounding",
		"disable-backgrounding-occluded-windows", "hide-scrollbars", "mute-audio"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, cancel := chromedp.NewContext(allocated)
	stopBrowser = func() { cancel(); stop() }
	if err := chromedp.Do(ctx); err != nil {
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	return &browser{ctx, string(axe)}, nil
}

// find returns the first of the programs that is installed.
func find(programs ...string) (path string, err error) {
	for _, name := range programs {
		if path, err = exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("the gate needs Chromium, and none of %v is installed", programs)
}

// tab is a window of its own with cookies of its own, and what was noted in it
// since the last page was opened.
type tab struct {
	ctx context.Context
	mu  sync.Mutex
	log journal
}

// openTab opens a tab, which closes when the test ends. Every page in it
// brings axe and the checks along.
func (b *browser) openTab(t *testing.T) *tab {
	t.Helper()
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext())
	ctx, timeout := context.WithTimeout(ctx, 10*time.Minute)
	t.Cleanup(func() { cancel(); timeout() })
	tab := &tab{ctx: ctx}
	for _, source := range []string{b.axe, checks} {
		must(t, call(ctx, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: source}))
	}
	must(t, call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true}))
	must(t, chromedp.Listen(ctx, tab.note))
	return tab
}

// call sends a command whose answer nobody needs.
func call[P, R any](ctx context.Context, command cdp.Command[P, R], params P) error {
	_, err := chromedp.Call(ctx, command, params)
	return err
}

// resize makes the window so many pixels wide.
func (tab *tab) resize(width int) error {
	return call(tab.ctx, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{
		Width: int64(width), Height: 900, DeviceScaleFactor: 1,
	})
}

// ask runs a check in the page and returns the faults it finds.
func (tab *tab) ask(check string) ([]string, error) {
	faults, err := chromedp.Run(tab.ctx, chromedp.Evaluate[[]string](check, chromedp.EvalAwaitPromise))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", check, err)
	}
	return faults, nil
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
