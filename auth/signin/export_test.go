package signin

import "docket/db"

// LocalPath is localPath.
var LocalPath = localPath

// StoreOf returns the store of sessions in a database.
func StoreOf(s *db.Store) *store { return &store{s.DB().DB, s.Bookkept} }

// ForSubject is forSubject.
var ForSubject = forSubject
