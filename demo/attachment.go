package demo

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"

	"docket/db"
	"docket/demo/bulk"
)

// photo is the picture that the demo bureau attaches to cases: a grey area, since nothing was photographed.
var photo = func() []byte {
	picture := image.NewGray(image.Rect(0, 0, 320, 200))
	for i := range picture.Pix {
		picture.Pix[i] = 0xd8
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		panic("demo: " + err.Error()) // a buffer does not fail
	}
	return file.Bytes()
}()

// attachments returns a picture of the place for every fortieth case, one of them withdrawn.
func (b *bureau) attachments() []table {
	sum := sha256.Sum256(photo)
	var files []*db.Attachment
	contents := table{Name: "attachment_contents", Columns: []string{"agency_id", "attachment_id", "content"}}
	for _, c := range b.plans {
		if c.id%40 != 0 {
			continue
		}
		f := &db.Attachment{
			Record: record(len(files)+1, c.filed), CaseID: c.id, Name: "现场照片（演示）.png", MediaType: "image/png", Size: len(photo),
			Sha256: hex.EncodeToString(sum[:]), UploadedBy: "demo legal",
		}
		if len(files) == 0 {
			f.WithdrawnAt, f.Withdrawal, f.Version = new(f.CreatedAt), new("误传到本案"), 2
		}
		files = append(files, f)
		contents.Rows = append(contents.Rows, row{int64(Agency), f.ID, photo})
	}
	return []table{bulk.TableOf("attachments", files), contents}
}
