package server_test

import (
	"fmt"
	"net/http"
	"testing"

	"planboard/internal/postgres"
	"planboard/internal/postgres/postgrestest"
	"planboard/internal/route"
)

// The benchmarks are whole requests of somebody signed in: session, record,
// rules and page, on the demonstration record and on a hundred times it.

func BenchmarkPlanPage(b *testing.B) { benchmark(b, route.Edition(edition2022)) }

// BenchmarkFrozenPlanPage is the same page as the Board of 15 November 2023 was
// shown it.
func BenchmarkFrozenPlanPage(b *testing.B) { benchmark(b, route.Edition(edition2022)+"?at=2023-11-15") }

func BenchmarkFrozenAction(b *testing.B) {
	benchmark(b, route.Action(edition2022, "A07")+"?at=2023-11-15")
}

func BenchmarkAction(b *testing.B) { benchmark(b, route.Action(edition2022, "A07")) }

func BenchmarkFrozenScorecard(b *testing.B) {
	benchmark(b, route.Measures(edition2022)+"?at=2023-11-15")
}

func BenchmarkPack(b *testing.B) { benchmark(b, route.Pack(february)) }

func BenchmarkBoardHome(b *testing.B) { benchmark(b, route.Home) }

func BenchmarkScorecard(b *testing.B) { benchmark(b, route.Measures(edition2022)) }

func benchmark(b *testing.B, address string) {
	for _, scale := range []int{1, 100} {
		b.Run(fmt.Sprint("scale=", scale), func(b *testing.B) {
			c := portalOn(b, postgrestest.Open(b, postgrestest.ScaledURL(b, scale), postgres.Options{})).as("member")
			b.ReportAllocs()
			for b.Loop() {
				c.get(address).want(http.StatusOK)
			}
		})
	}
}
