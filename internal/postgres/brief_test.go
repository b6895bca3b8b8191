package postgres_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
)

func TestTheReportTellsEveryVoiceOfTheBoardsHome(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	view := plan.View{At: endOf(clock)}
	_, agenda, err := r.Front(context.Background(), board, current, view)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name    string
		edition plan.EditionKey
		want    []string
	}{
		{"a voice without an action is left out, or an open one is not first", current, refsOf(agenda.Voices)},
		{"a closed edition is told what led to no action of it", previous, nil},
	} {
		brief, err := r.Brief(context.Background(), board, tt.edition, view)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(tt.want, refsOf(brief.Voices)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	if diff := cmp.Diff([]string{"V3", "V4", "V1", "V2"}, refsOf(agenda.Voices)); diff != "" {
		t.Errorf("voices of the home (-want +got):\n%s", diff)
	}
}

func refsOf(voices []plan.Voice) []string {
	var refs []string
	for _, v := range voices {
		refs = append(refs, v.Ref)
	}
	return refs
}
