package govuk_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/a-h/templ"
	"github.com/google/go-cmp/cmp"
	"planboard/web/govuk"
)

// released is where npm puts the components and what their authors expect of them.
const released = "../node_modules/govuk-frontend/dist/govuk/components"

// A fixture is one use of a component and the HTML that must come of it.
type fixture struct {
	Name    string
	Options options
	HTML    string
}

// components draws each component from the options of a fixture.
var components = map[string]func(options) templ.Component{
	"back-link":       func(o options) templ.Component { return govuk.BackLink(filled[govuk.BackLinkParams](o)) },
	"breadcrumbs":     func(o options) templ.Component { return govuk.Breadcrumbs(filled[govuk.BreadcrumbsParams](o)) },
	"button":          func(o options) templ.Component { return govuk.Button(filled[govuk.ButtonParams](o)) },
	"character-count": func(o options) templ.Component { return govuk.CharacterCount(characterCount(o)) },
	"checkboxes":      func(o options) templ.Component { return govuk.Checkboxes(checkboxes(o)) },
	"date-input":      func(o options) templ.Component { return govuk.DateInput(dateInput(o)) },
	"details":         func(o options) templ.Component { return govuk.Details(filled[govuk.DetailsParams](o)) },
	"error-message":   func(o options) templ.Component { return govuk.ErrorMessage(filled[govuk.ErrorMessageParams](o)) },
	"error-summary":   func(o options) templ.Component { return govuk.ErrorSummary(filled[govuk.ErrorSummaryParams](o)) },
	"fieldset":        func(o options) templ.Component { return govuk.Fieldset(filled[govuk.FieldsetParams](o)) },
	"footer":          func(o options) templ.Component { return govuk.Footer(footer(o)) },
	"generic-header":  func(o options) templ.Component { return govuk.GenericHeader(filled[govuk.GenericHeaderParams](o)) },
	"hint":            func(o options) templ.Component { return govuk.Hint(filled[govuk.HintParams](o)) },
	"input":           func(o options) templ.Component { return govuk.Input(filled[govuk.InputParams](o)) },
	"inset-text":      func(o options) templ.Component { return govuk.InsetText(filled[govuk.InsetTextParams](o)) },
	"label":           func(o options) templ.Component { return govuk.Label(filled[govuk.LabelParams](o)) },
	"notification-banner": func(o options) templ.Component {
		return govuk.NotificationBanner(filled[govuk.NotificationBannerParams](o))
	},
	"password-input":     func(o options) templ.Component { return govuk.PasswordInput(passwordInput(o)) },
	"phase-banner":       func(o options) templ.Component { return govuk.PhaseBanner(filled[govuk.PhaseBannerParams](o)) },
	"radios":             func(o options) templ.Component { return govuk.Radios(radios(o)) },
	"select":             func(o options) templ.Component { return govuk.Select(selection(o)) },
	"service-navigation": func(o options) templ.Component { return govuk.ServiceNavigation(serviceNavigation(o)) },
	"skip-link":          func(o options) templ.Component { return govuk.SkipLink(filled[govuk.SkipLinkParams](o)) },
	"summary-list":       func(o options) templ.Component { return govuk.SummaryList(filled[govuk.SummaryListParams](o)) },
	"table":              func(o options) templ.Component { return govuk.Table(filled[govuk.TableParams](o)) },
	"tag":                func(o options) templ.Component { return govuk.Tag(filled[govuk.TagParams](o)) },
	"textarea":           func(o options) templ.Component { return govuk.Textarea(filled[govuk.TextareaParams](o)) },
	"pagination":         func(o options) templ.Component { return govuk.Pagination(filled[govuk.PaginationParams](o)) },
	"task-list":          func(o options) templ.Component { return govuk.TaskList(filled[govuk.TaskListParams](o)) },
	"panel":              func(o options) templ.Component { return govuk.Panel(filled[govuk.PanelParams](o)) },
	"tabs":               func(o options) templ.Component { return govuk.Tabs(filled[govuk.TabsParams](o)) },
	"file-upload": func(o options) templ.Component {
		return govuk.FileUpload(filled[govuk.FileUploadParams](without(o, "value")))
	},
	"warning-text": func(o options) templ.Component { return govuk.WarningText(filled[govuk.WarningTextParams](o)) },
}

func TestEveryComponentDrawsWhatItsFixturesSay(t *testing.T) {
	passed, total := 0, 0
	for name, component := range components {
		fixtures := readFixtures(t, name)
		total += len(fixtures)
		for _, f := range fixtures {
			t.Run(name+"/"+f.Name, func(t *testing.T) {
				want := withoutTheCrown(name, f)
				got := rendered(t, component(f.Options))
				if diff := cmp.Diff(normal(t, want), normal(t, got)); diff != "" {
					t.Errorf("differs from the fixture (-want +got):\n%s", diff)
					return
				}
				passed++
			})
		}
	}
	t.Logf("%d of %d fixtures pass, of %d components", passed, total, len(components))
}

func readFixtures(t *testing.T, component string) []fixture {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(released, component, "fixtures.json"))
	if err != nil {
		t.Fatal("The fixtures of govuk-frontend are not there: run make test, which fetches them with npm ci.")
	}
	var file struct{ Fixtures []fixture }
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Fixtures) == 0 {
		t.Fatalf("%s has no fixtures", component)
	}
	return file.Fixtures
}

// goName is the name of the field for an option: "titleHtml" is TitleHTML.
func goName(option string) string {
	if option == "idPrefix" {
		return "IDPrefix"
	}
	name := strings.ToUpper(option[:1]) + option[1:]
	for _, initials := range []string{"HTML", "ID", "URL"} {
		if stem, ok := strings.CutSuffix(name, initials[:1]+strings.ToLower(initials[1:])); ok {
			return stem + initials
		}
	}
	return name
}
