package postgres_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"planboard/internal/plan"
)

func TestTheBoardsHomeHasTheNewestVoicesAlone(t *testing.T) {
	t.Parallel()
	r := demonstration(t)
	r.do(`delete from voices`)
	r.do(`insert into voices (ref, said_by, said, told_on)
	      select 'V' || n, 'Forum', 'Said.', date '2023-01-01' + n from generate_series(1, 12) n`)
	r.do(`update voices set told_on = null where ref = 'V3'`)
	_, agenda, err := r.Front(context.Background(), board, current, plan.View{At: endOf(clock)})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"V3", "V12", "V11", "V10", "V9", "V8", "V7", "V6"}
	if diff := cmp.Diff(want, refsOf(agenda.Voices)); diff != "" {
		t.Errorf("not yet told, then the newest (-want +got):\n%s", diff)
	}
}

func TestTheBoardsHomeHasWhatTheBoardHasNotClosed(t *testing.T) {
	t.Parallel()
	_, agenda, err := demonstration(t).Front(context.Background(), board, current, plan.View{At: endOf(clock)})
	if err != nil {
		t.Fatal(err)
	}
	var refs []string
	for _, item := range agenda.Log {
		refs = append(refs, item.Ref)
	}
	if diff := cmp.Diff([]string{"BL2", "BL3"}, refs); diff != "" {
		t.Errorf("log (-want +got):\n%s", diff)
	}
}

func TestWhatLedToAnActionIsFoundByIt(t *testing.T) {
	t.Parallel()
	r := blank(t)
	found := one[[]string](r, `
	select coalesce(array_agg(c.conrelid::regclass::text), '{}')
	  from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
	 where c.contype = 'f' and c.confrelid = 'actions'::regclass and a.attname = 'action_id'
	   and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`)
	if len(found) != 0 {
		t.Errorf("%v are read from end to end for an action", found)
	}
}
