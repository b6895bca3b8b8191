package plan_test

import (
	"strings"
	"testing"

	"planboard/internal/plan"
)

func rightMinutes() plan.MinutesInput {
	return plan.MinutesInput{Elected: "Chair\r\nOne\n\n Two \n", Others: "Director", Apologies: "Police", Declarations: "None.",
		Items: []plan.MinuteItem{{}, {}, {Notes: "Agreed."}, {}, {SubmittedBy: "Director", Seeking: "approval of a plan", Notes: "Noted."}}}
}

func TestMinutesMustBeWhole(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name   string
		change func(*plan.MinutesInput)
		want   string
	}{
		{"right", func(*plan.MinutesInput) {}, "<nil>"},
		{"nobody was there", func(in *plan.MinutesInput) { in.Elected = " \n" }, "elected "},
		{"one is there twice", func(in *plan.MinutesInput) { in.Elected += "Chair" }, "elected "},
		{"one is both there and away", func(in *plan.MinutesInput) { in.Apologies = "Director" }, "apologies "},
		{"no word on interests", func(in *plan.MinutesInput) { in.Declarations = "" }, "declarations "},
		{"a report of nobody", func(in *plan.MinutesInput) { in.Items[2].Seeking = "approval" }, "by3 "},
		{"too much said", func(in *plan.MinutesInput) { in.Items[4].Notes = strings.Repeat("a", 4001) }, "notes5 "},
		{"a control character", func(in *plan.MinutesInput) { in.Others = "Director\x07" }, "others "},
	} {
		in := rightMinutes()
		c.change(&in)
		m, err := plan.NewMinutes(november, in, occasionOf(plan.Secretary))
		if got := wrong(err); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if err == nil && (len(m.Items) != 8 || m.Items[5].Title != "Theme of the meeting: Health" || strings.Join(m.Elected, "|") != "Chair|One|Two" || m.IsAgreed()) {
			t.Errorf("%s: %+v", c.name, m)
		}
	}
}

func TestMinutesAreAgreedByALaterMeetingThatWasHeld(t *testing.T) {
	t.Parallel()
	m := plan.Minutes{Meeting: day("2023-08-16"), Version: 3, Elected: []string{"Chair"}}
	held := []plan.Meeting{november, {On: day("2023-08-16")}, {On: day("2023-05-17")}}
	for typed, want := range map[string]string{
		"2023-11-15": "<nil>", "2023-08-16": "agreed ", "2023-05-17": "agreed ", "2024-02-14": "agreed ", "": "agreed ",
	} {
		agreed, err := m.Agree(typed, held, occasionOf(plan.Secretary))
		if got := wrong(err); got != want {
			t.Errorf("%q: %s, want %s", typed, got, want)
		}
		if err == nil && (agreed.Agreed != november.On || agreed.Elected[0] != "Chair" || m.IsAgreed()) {
			t.Errorf("%q: %+v", typed, agreed)
		}
	}
}

func TestMinutesSayWhatTheyAre(t *testing.T) {
	t.Parallel()
	three := plan.Minutes{Version: 2, Elected: []string{"Chair", "One", "Two"}}
	agreed := three
	agreed.Agreed = november.On
	for want, got := range map[string]string{
		"No minutes are written yet.":                                                                            plan.Minutes{}.Standing(),
		"Draft 2, not yet agreed by the Board.":                                                                  three.Standing(),
		"Agreed as a correct record by the Board of 15 November 2023.":                                           agreed.Standing(),
		"Quorate: three elected members were present, of the three needed.":                                      three.QuorumText(),
		"Not quorate: one elected member was present, of the three needed, so the meeting could decide nothing.": plan.Minutes{Elected: three.Elected[:1]}.QuorumText(),
		"":                                 plan.MinuteItem{Notes: "Noted."}.Submitted(),
		"The Director submitted a report.": plan.MinuteItem{SubmittedBy: "Director"}.Submitted(),
		"The Director submitted a report seeking approval of the plan.": plan.MinuteItem{SubmittedBy: "Director", Seeking: "approval of the plan"}.Submitted(),
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	in := plan.InputForMinutes(november, plan.Minutes{Elected: []string{"Chair", "One"}, Items: []plan.MinuteItem{{Number: 4, Title: "Voice", Notes: "Heard."}}})
	if in.Elected != "Chair\nOne\n" || len(in.Items) != 8 || in.Items[3].Notes != "Heard." || in.Items[0].Title != "Welcome and apologies" {
		t.Errorf("the form begins with %+v", in)
	}
}
