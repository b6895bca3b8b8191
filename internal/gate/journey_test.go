package gate_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"planboard/internal/demo"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

// TestGateGoesEveryJourney goes the ways that people come for, with the portal's script
// and without: in both a press on a button or a link is all that moves.
func TestGateGoesEveryJourney(t *testing.T) {
	b := chromium(t)
	for _, script := range []struct {
		name string
		off  bool
	}{{"with script", false}, {"without script", true}} {
		t.Run(script.name, func(t *testing.T) {
			p := listen(t, postgrestest.Demo(t))
			begin := func(t *testing.T, who string) *traveller {
				w := &traveller{t, b.openTab(t), p.base}
				must(t, call(w.tab.ctx, emulation.SetScriptExecutionDisabled,
					emulation.SetScriptExecutionDisabledParams{Value: script.off}))
				w.signIn(who)
				w.wantScript(!script.off)
				return w
			}
			t.Run("an officer posts an update, and mends it first", func(t *testing.T) { begin(t, "fostering").postUpdate() })
			t.Run("the data steward enters a figure", func(t *testing.T) { begin(t, "data").enterFigure() })
			t.Run("a board member narrows the list of actions", func(t *testing.T) { begin(t, "member").filter() })
			t.Run("the director takes the report", func(t *testing.T) { begin(t, "director").download() })
		})
	}
}

// signIn begins where somebody meant to go, which leads to the form.
func (w *traveller) signIn(who string) {
	w.t.Helper()
	must(w.t, w.tab.resize(375))
	must(w.t, w.tab.open(w.base+route.Home))
	w.write("email", who+"@demo.planboard.test")
	w.write("password", demo.Password)
	w.press("Sign in")
	w.wantAt(route.Home)
}

// wantScript makes sure that the journey is made as it says.
func (w *traveller) wantScript(runs bool) {
	w.t.Helper()
	if got := w.eval("String(document.body.classList.contains('js-enabled'))"); got != fmt.Sprint(runs) {
		w.t.Fatalf("the page's script ran: %s, want %t", got, runs)
	}
}

func (w *traveller) postUpdate() {
	w.press("My updates")
	w.press("Update")
	w.wantAt(route.PostUpdate(current, "A07"))
	w.choose("status", "green")
	w.press("Post update")
	w.wantSeen("There is a problem")
	w.press("Enter what has changed")
	w.write("narrative", "Eleven households were approved in January.")
	w.date("forecast", "31", "3", "2024")
	w.press("Post update")
	w.wantAt(route.Action(current, "A07"))
	w.wantSeen("Your update on A07 is on the record.")
	w.wantSeen("Eleven households were approved in January.")
	w.press("Sign out")
	w.wantAt(route.SignIn)
}

func (w *traveller) enterFigure() {
	must(w.t, w.tab.open(w.base+route.Measure(current, "L01")))
	w.press("Enter a figure")
	w.wantAt(route.Values(current, "L01"))
	w.choose("period", "Q3 2023/24")
	w.write("numerator", "43")
	w.write("denominator", "42")
	w.press("Save the figure")
	w.wantSeen("There is a problem")
	w.write("numerator", "40")
	w.write("reason", "Two reviews were counted late.")
	w.press("Save the figure")
	w.wantAt(route.Measure(current, "L01"))
	w.wantSeen("The figure of L01 for")
}

func (w *traveller) filter() {
	w.press("Plan")
	w.press("All actions")
	w.choose("status", "red")
	w.press("Show")
	w.wantSeen("of 26 actions")
	w.choose("lead", "R01")
	w.press("Show")
	w.wantSeen("No action matches what you chose.")
	w.press("Clear the filter and show all")
	w.wantAt(route.Actions(current))
}

// download takes the report as Word from the page that shows it.
func (w *traveller) download() {
	w.press("Reports")
	w.press("Children in Care and Care Leavers Plan 2022 to 2024")
	folder := w.t.TempDir()
	c := chromedp.FromContext(w.tab.ctx)
	_, err := chromedp.CallBrowser(w.tab.ctx, cdpbrowser.SetDownloadBehavior, cdpbrowser.SetDownloadBehaviorParams{
		Behavior: cdpbrowser.SetDownloadBehaviorBehaviorAllow, BrowserContextID: c.BrowserContextID, DownloadPath: folder,
	})
	must(w.t, err)
	must(w.t, w.tab.click(w.aim("Word")))
	name := filepath.Join(folder, "cabinet-report-"+route.ReportID(current)+route.DOCX)
	for range 100 {
		if content, err := os.ReadFile(name); err == nil && strings.HasPrefix(string(content), "PK") {
			return
		}
		time.Sleep(50 * time.Millisecond) // the browser writes it while it arrives
	}
	w.t.Errorf("%s did not arrive", name)
}
