package db

import (
	"time"

	"cloud.google.com/go/civil"
	"github.com/uptrace/bun"
)

// AccessEvent says how often a caller did something on a day. Package accesslog writes it.
type AccessEvent struct {
	bun.BaseModel `bun:"table:access_events,alias:access_event"`
	Record

	Day        civil.Date      `bun:"day,type:date"`
	Caller     string          `bun:"caller"`
	CallerName *string         `bun:"caller_name"`
	Role       *AccountRole    `bun:"role"` // nil for who was not recognised, and for the public
	Kind       AccessEventKind `bun:"kind"`
	Operation  *string         `bun:"operation"`
	Code       *string         `bun:"code"`
	Count      int             `bun:"count"`
	FirstAt    time.Time       `bun:"first_at"`
	LastAt     time.Time       `bun:"last_at"`
}
