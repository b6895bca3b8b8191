package server_test

import (
	"context"
	"net/http"
	"sync/atomic"
	"testing"

	"github.com/jackc/pgx/v5"

	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

// meter counts what a page asks of the database.
type meter struct{ statements, trips atomic.Int64 }

func (m *meter) TraceQueryStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceQueryStartData) context.Context {
	m.statements.Add(1)
	m.trips.Add(1)
	return ctx
}

func (m *meter) TraceQueryEnd(context.Context, *pgx.Conn, pgx.TraceQueryEndData) {}

func (m *meter) TraceBatchStart(ctx context.Context, _ *pgx.Conn, _ pgx.TraceBatchStartData) context.Context {
	m.trips.Add(1)
	return ctx
}

func (m *meter) TraceBatchQuery(context.Context, *pgx.Conn, pgx.TraceBatchQueryData) {
	m.statements.Add(1)
}

func (m *meter) TraceBatchEnd(context.Context, *pgx.Conn, pgx.TraceBatchEndData) {}

// lengthen gives every action a history of 300 more updates and as many states.
const lengthen = `
	insert into progress_updates (action_id, account_id, by_title, submitted_at, narrative, proposed, computed)
	select a.id, 1, 'Lead', timestamptz '2022-05-01' + n * interval '1 day', 'Said again.', 'green', 'green'
	  from actions a, generate_series(1, 300) n;
	insert into action_states
	select (jsonb_populate_record(s, jsonb_build_object('version', s.version + n))).*
	  from action_states s join actions a on a.id = s.action_id, generate_series(1, 300) n
	 where s.version = (select max(version) from action_states where action_id = a.id)
	 order by a.id, n`

// TestAPageCostsTheSameHoweverLongTheHistory counts whole requests, the one
// statement of the session among them.
func TestAPageCostsTheSameHoweverLongTheHistory(t *testing.T) {
	t.Parallel()
	address := postgrestest.DemoURL(t)
	m := &meter{}
	c := portalOn(t, postgrestest.Open(t, address, postgres.Options{Tracer: m})).as("member")
	c.get("/") // from now on the edition in force is known
	cost := func(page string) [2]int64 {
		statements, trips := m.statements.Load(), m.trips.Load()
		c.get(page).want(http.StatusOK)
		return [2]int64{m.statements.Load() - statements, m.trips.Load() - trips}
	}
	pages := []struct {
		address    string
		statements int64
	}{
		{route.Edition(edition2022), 7}, {route.Home, 13}, {route.Measures(edition2022), 6},
		{route.Actions(edition2022), 5}, {actionA07, 12}, {route.Measure(edition2022, "M24"), 8},
		{route.Compare(edition2020, edition2022), 9},
		{route.Edition(edition2022) + "?at=2023-11-15", 4}, // frozen
	}
	short := map[string][2]int64{}
	for _, p := range pages {
		short[p.address] = cost(p.address)
		t.Logf("%s: %d statements in %d round trips", p.address, short[p.address][0], short[p.address][1])
		if short[p.address][0] > p.statements || short[p.address][1] > 2 {
			t.Errorf("%s costs %d statements in %d round trips, want at most %d in 2",
				p.address, short[p.address][0], short[p.address][1], p.statements)
		}
	}
	exec(t, connect(t, address), lengthen)
	for _, p := range pages {
		if long := cost(p.address); long != short[p.address] {
			t.Errorf("%s costs %v with a long history, %v before", p.address, long, short[p.address])
		}
	}
}
