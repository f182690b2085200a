// Package scope says what the caller of a request may do before the schema's masks are asked: whose records a caller reads (Agencies), which
// mutations the caller's role may call (RequireCallable), and in which form the compiler learns of both (Agencies.Operation). Queries, payloads,
// live queries and files all begin here, so that none of them reads more than another.
package scope
