package govuk_test

import (
	"strings"
	"testing"

	"github.com/a-h/templ"
	"planboard/web/govuk"
)

// What the fixtures do not say: the promises that are ours.

func TestWhatIsGivenAppears(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		component templ.Component
		want      string
	}{
		{"text is escaped", govuk.Tag(govuk.TagParams{Text: "<b>"}), "&lt;b&gt;"},
		{"an attribute is escaped", govuk.Input(govuk.InputParams{Name: "n", Value: `"><b>`}), `value="&#34;&gt;&lt;b&gt;"`},
		{"markup wins over text", govuk.Hint(govuk.HintParams{Text: "words", HTML: templ.Raw("<b>x</b>")}), "<b>x</b>"},
		{"the error summary has a title of its own", govuk.ErrorSummary(govuk.ErrorSummaryParams{}), "There is a problem"},
		{"a choice without a value is written as one that sends nothing",
			selectOf(govuk.SelectItem{Text: "Any"}), `<option value="">Any</option>`},
		{"a radio after one that is not drawn keeps its number",
			radiosOf(govuk.RadioItem{}, govuk.RadioItem{Text: "B", Value: "b"}), `id="status-2"`},
		{"the licence is stated when asked for", govuk.Footer(govuk.FooterParams{OpenLicence: true}), "Open Government Licence"},
		{"a wrong box of a date is marked",
			govuk.DateInput(govuk.DateInputParams{ID: "due", NamePrefix: "due", Year: govuk.DateInputItem{Error: new(true)}}),
			`class="govuk-input govuk-date-input__input govuk-input--error govuk-input--width-4" id="due-year" name="due-year"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := rendered(t, tt.component); !strings.Contains(got, tt.want) {
				t.Errorf("%s is not in\n%s", tt.want, got)
			}
		})
	}
}

func TestWhatIsNotGivenDoesNotAppear(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name      string
		component templ.Component
		unwanted  string
	}{
		{"an empty error message leaves the field as it was", govuk.Input(govuk.InputParams{Name: "n"}), "error"},
		{"an empty hint is not drawn", govuk.Input(govuk.InputParams{Name: "n"}), "hint"},
		{"a label without words is not drawn", govuk.Label(govuk.LabelParams{For: "n"}), "label"},
		{"a radio with nothing in it is not drawn", radiosOf(govuk.RadioItem{}), "<input"},
		{"a footer claims no licence", govuk.Footer(govuk.FooterParams{}), "icence"},
		{"a footer shows no crown", govuk.Footer(govuk.FooterParams{OpenLicence: true}), "rown"},
		{"a link cannot run a script", govuk.Button(govuk.ButtonParams{Text: "x", Href: "javascript:alert(1)"}), "javascript:"},
		{"no box is marked when the date is right", govuk.DateInput(govuk.DateInputParams{ID: "due"}), "error"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := rendered(t, tt.component); strings.Contains(got, tt.unwanted) {
				t.Errorf("%s is in\n%s", tt.unwanted, got)
			}
		})
	}
}

func TestChildrenAreDrawnInside(t *testing.T) {
	t.Parallel()
	for name, component := range map[string]templ.Component{
		"a fieldset":            govuk.Fieldset(govuk.FieldsetParams{}),
		"a header":              govuk.GenericHeader(govuk.GenericHeaderParams{}),
		"a notification banner": govuk.NotificationBanner(govuk.NotificationBannerParams{}),
		"an inset text":         govuk.InsetText(govuk.InsetTextParams{}),
		"details":               govuk.Details(govuk.DetailsParams{}),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var b strings.Builder
			ctx := templ.WithChildren(t.Context(), templ.Raw("<b>child</b>"))
			if err := component.Render(ctx, &b); err != nil {
				t.Fatal(err)
			}
			if strings.Count(b.String(), "<b>child</b>") != 1 {
				t.Errorf("the child is not there once:\n%s", b.String())
			}
		})
	}
}

func selectOf(items ...govuk.SelectItem) templ.Component {
	return govuk.Select(govuk.SelectParams{Name: "status", Items: items})
}

func radiosOf(items ...govuk.RadioItem) templ.Component {
	return govuk.Radios(govuk.RadiosParams{Name: "status", Items: items})
}
