package route_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/go-chi/chi/v5"
	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
	"planboard/internal/route"
)

var edition = plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}

func TestOnlyAPageOfThisPortalIsLocal(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, address string
		want          bool
	}{
		{"home is elsewhere", "/", true},
		{"a page is elsewhere", "/plans/children-in-care/2022-2024/actions?status=red#A07", true},
		{"an address in the query makes a page elsewhere", "/actions?next=//evil.example", true},
		{"nothing is a page", "", false},
		{"a relative address is a page", "actions", false},
		{"another host is here", "//evil.example", false},
		{"another host behind three slashes is here", "///evil.example", false},
		{"a backslash is a slash to nobody", `/\evil.example`, false},
		{"a backslash further on is harmless", `/.\evil.example`, false},
		{"another scheme is here", "https://evil.example/", false},
		{"a script is here", "javascript:alert(1)", false},
		{"a scheme without a host is here", "https:/sign-in", false},
		{"a control character is let through", "/\t/evil.example", false},
		{"a broken escape is let through", "/%zz", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := route.IsLocal(tt.address); got != tt.want {
				t.Errorf("%q: %v", tt.address, got)
			}
		})
	}
}

func TestAReportIsFoundByItsName(t *testing.T) {
	t.Parallel()
	for _, k := range []plan.EditionKey{edition, {Plan: "sufficiency", Edition: "2020-2022"}, {Plan: "a", Edition: "2020-2022"}} {
		if got, err := route.ReportOf(route.ReportID(k)); got != k || err != nil {
			t.Errorf("%s is of %v, %v", route.ReportID(k), got, err)
		}
	}
	for _, id := range []string{"", "2022-2024", "-2022-2024", "children-in-care", "children-in-care_2022-2024"} {
		if got, err := route.ReportOf(id); !errors.Is(err, plan.ErrNotFound) {
			t.Errorf("%q is of %v, %v; want ErrNotFound", id, got, err)
		}
	}
}

func TestAQueryLeavesOutWhatHasNoValue(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name  string
		pairs []string
		want  string
	}{
		{"no pairs leave a mark", nil, "/actions"},
		{"empty values leave a mark", []string{"status", "", "lead", ""}, "/actions"},
		{"an empty value is named", []string{"status", "red", "lead", ""}, "/actions?status=red"},
		{"a value breaks out", []string{"status", "a&b=c d#é"}, "/actions?status=a%26b%3Dc+d%23%C3%A9"},
		{"the order depends on the caller", []string{"status", "red", "lead", "R07"}, "/actions?lead=R07&status=red"},
		{"a name without a value is named", []string{"status"}, "/actions"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if got := route.WithQuery("/actions", tt.pairs...); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestEveryAddressIsMatchedByItsPattern(t *testing.T) {
	t.Parallel()
	const odd = "é 7?#" // needs escaping
	named := func(pairs ...string) map[string]string {
		params := map[string]string{"plan": edition.Plan, "edition": edition.Edition}
		for i := 0; i+1 < len(pairs); i += 2 {
			params[pairs[i]] = pairs[i+1]
		}
		return params
	}
	tests := []struct {
		address, pattern string
		params           map[string]string
	}{
		{route.Edition(edition), route.EditionPattern, named()},
		{route.Priority(edition, odd), route.PriorityPattern, named("code", odd)},
		{route.Actions(edition), route.ActionsPattern, named()},
		{route.Actions(edition) + route.CSV, route.ActionsPattern + route.CSV, named()},
		{route.Action(edition, odd), route.ActionPattern, named("ref", odd)},
		{route.PostUpdate(edition, odd), route.UpdatePattern, named("ref", odd)},
		{route.Measures(edition), route.MeasuresPattern, named()},
		{route.Measure(edition, odd), route.MeasurePattern, named("code", odd)},
		{route.Measure(edition, "M24") + route.CSV, route.MeasurePattern + route.CSV, named("code", "M24")},
		{route.Values(edition, odd), route.ValuesPattern, named("code", odd)},
		{route.Compare(plan.EditionKey{Plan: edition.Plan, Edition: "2020-2022"}, edition), route.ComparePattern, map[string]string{"plan": edition.Plan}},
		{route.Report(edition), route.ReportPattern, map[string]string{"id": "children-in-care-2022-2024"}},
		{route.Report(edition) + "/preview", route.ReportPreview, map[string]string{"id": "children-in-care-2022-2024"}},
		{route.Report(edition) + route.DOCX, route.ReportPattern + route.DOCX, map[string]string{"id": "children-in-care-2022-2024"}},
	}
	router := chi.NewRouter()
	var pattern string
	var params map[string]string
	for _, tt := range tests {
		router.Get(tt.pattern, func(_ http.ResponseWriter, r *http.Request) {
			pattern, params = chi.RouteContext(r.Context()).RoutePattern(), map[string]string{}
			for name := range tt.params {
				params[name] = chi.URLParam(r, name)
			}
		})
	}
	for _, tt := range tests {
		pattern = ""
		router.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, tt.address, nil))
		if pattern != tt.pattern {
			t.Errorf("%s leads to %q, want %s", tt.address, pattern, tt.pattern)
		} else if diff := cmp.Diff(tt.params, params); diff != "" {
			t.Errorf("%s is read as (-want +got):\n%s", tt.address, diff)
		}
	}
}

func TestAThingOfHistoryHasTheAddressOfItsPage(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		thing plan.Thing
		want  string
	}{
		{plan.Thing{Kind: plan.ActionThing, Edition: plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}, Ref: "A07"}, "/plans/children-in-care/2022-2024/actions/A07"},
		{plan.Thing{Kind: plan.MeasureThing, Edition: plan.EditionKey{Plan: "children-in-care", Edition: "2022-2024"}, Ref: "M24"}, "/plans/children-in-care/2022-2024/measures/M24"},
		{plan.Thing{Kind: plan.MeasureThing, Edition: plan.EditionKey{Plan: "children-in-care"}, Ref: "M24"}, ""}, // no edition uses it
		{plan.Thing{Kind: plan.RoundThing, Ref: "2023-24-Q3"}, "/rounds/2023-24-Q3"},
		{plan.Thing{Kind: plan.AccountThing, Ref: "7"}, ""},
		{plan.Thing{Ref: "anything"}, ""},
	} {
		if got := route.Thing(tt.thing); got != tt.want {
			t.Errorf("%+v is at %q, want %q", tt.thing, got, tt.want)
		}
	}
}
