import SelectiveDisclosure
import Testing

@testable import EmbeddedMetadata

/// What fields stand for.
struct FieldTableTests {
  @Test(arguments: [
    ("EXIF:GPS:GPSLatitude", JSON.number(JSONNumber(41)), EmbeddedKind.location),
    ("QuickTime:UserData:GPSCoordinates", "1 2", .location), ("MakerNotes:Apple:Own", "text", .device),
    ("MakerNotes:Canon:InternalSerialNumber", "1", .serial), ("EXIF:IFD0:Copy1:Artist", "Q", .author),
    ("XMP:XMP-mwg-rs:RegionName", "Q", .author), ("XMP:XMP-xmp:CreatorTool", "Q", .device),
    ("ID3:ID3v2_3:Picture", "(Binary)", .preview),
    ("QuickTime:Keys:Model", "Q", .device), ("PDF:Author", "Q", .author), ("XMP:XMP-x:Producer", "Q", .author),
    ("PDF:Whatever", "Q", .comment),
    ("MPF:MPImage2:MPImageStart", .integer(1), .preview),
    ("PNG:ModifyDate", "2026:03:06 11:30:00", .time), ("EXIF:ExifIFD:OffsetTime", "+02:00", .time),
    ("IPTC:TimeCreated", "11:30:00+02:00", .time), ("Photoshop:WriterName", "A program", .device),
    ("XMP:XMP-x:New", .array(["a"]), .comment),
    ("XMP:XMP-x:New", .object(JSONObject()), .comment),
    ("Matroska:Track1:TrackUID", "Qamar", .comment), ("FLAC:MD5Signature", "not digits", .comment),
    ("QuickTime:Track2:PurchaseFileFormat", "Qamar", .comment), ("PNG:StripOffsets", "Qamar", .comment),
    ("Vorbis:Vendor", "Lavf59.27.100 Qamar", .comment), ("Vorbis:Vendor", "Qamar", .comment),
    ("QuickTime:Track1:HandlerDescription", "/home/Qamar/cam.h264", .comment),
    ("QuickTime:HandlerDescription", "Qamar Zehn", .comment), ("QuickTime:HandlerDescription", "/media/data", .comment),
    ("QuickTime:Track1:HandlerDescription", "ISO Media file produced by Google Inc. Created on: 01/02/2020.", .comment),
    ("PNG:ProfileName", "Qamar Zehn", .title), ("XMP:XMP-photoshop:ICCProfileName", "Qamar's screen", .title),
    ("PNG:ProfileName", "1 2 3 4 0", .title),
    ("File:Comment", "59.27.100", .comment), ("RIFF:Software", "A recorder", .device),
  ]) func whatTellsIsToldApart(_ key: String, _ value: JSON, _ kind: EmbeddedKind) {
    #expect(FieldTable.kind(of: key, value) == kind)
  }

  @Test(arguments: [
    ("SourceFile", JSON.string("/proc/self/fd/0")), ("File:System:FileModifyDate", "2026:03:06 11:30:00"),
    ("ExifTool:Warning", "x"),
    ("ICC_Profile:ProfileCopyright", "Q"), ("PDF:Creator", "A program"), ("PDF:Producer", "A program"),
    ("PDF:PTEX_Fullbanner", "This is pdfTeX"), ("PDF:Author", "anonymous"), ("PDF:Title", "untitled"),
    ("XMP:XMP-pdf:Producer", "A program"), ("PDF:EmbeddedImageFilter", "FlateDecode"),
    ("EXIF:IFD0:XResolution", .integer(72)), ("MPEG:CopyrightFlag", .integer(0)),
    ("EXIF:IFD0:Artist", "  "), ("EXIF:IFD0:Artist", "\u{0}"), ("XMP:XMP-dc:Creator", .array([" ", ""])),
    ("QuickTime:CreateDate", "0000:00:00 00:00:00"),
    ("EXIF:ExifIFD:ComponentsConfiguration", "1 2 3 0"), ("QuickTime:HandlerType", "vide"), ("EXIF:IFD0:Artist", .null),
    ("Artist", "Q"), ("", "Q"), (":", "Q"),
    ("Matroska:Track1:TrackUID", "bad6b69db1f4d520"), ("FLAC:MD5Signature", "bee92ed6605d328151cd91ff1d869825"),
    ("QuickTime:Track2:PurchaseFileFormat", "mp4a"), ("Vorbis:Vendor", "Lavf59.27.100"),
    ("EXIF:IFD0:StripOffsets", "(Binary data 42 bytes, use -b option to extract)"),
    ("Vorbis:Vendor", "Xiph.Org libVorbis I 20200704 (Reducing Environment)"), ("RIFF:Software", "Lavf59.27.100"),
    ("Vorbis:Vendor", "libopus 1.3.1, libopusenc 0.2.1"), ("Vorbis:Vendor", "reference libFLAC 1.4.2 20221022"),
    ("ID3:ID3v2_4:EncoderSettings", "LAME 64bits version 3.100 (http://lame.sf.net)"),
    ("File:Comment", "Lavc59.37.100"),
    ("QuickTime:Track1:HandlerDescription", "Core Media Video"), ("QuickTime:HandlerDescription", "DataHandler"),
    ("QuickTime:Track1:HandlerDescription", "VideoHandle"), ("QuickTime:HandlerDescription", "SoundHandler"),
    ("QuickTime:Track1:HandlerDescription", "GPAC ISO Video Handler"),
    ("QuickTime:Track1:HandlerDescription", "Apple Video Media Handler"),
    ("QuickTime:Track2:HandlerDescription", "L-SMASH Audio Handler"),
    ("QuickTime:Track2:HandlerDescription", "ISO Media file produced by Google Inc."),
    ("PNG:ProfileName", "sRGB IEC61966-2.1"), ("PNG:ProfileName", "ICC Profile"), ("PNG:ProfileName", "Display P3"),
    ("XMP:XMP-photoshop:ICCProfileName", "Adobe RGB (1998)"), ("PNG:ProfileName", "icc"),
  ]) func whatTellsNothingIsNone(_ key: String, _ value: JSON) {
    #expect(FieldTable.kind(of: key, value) == nil)
  }

  @Test func fieldsAreNamedByTheirNearestGroup() {
    #expect(FieldTable.name(of: "EXIF:GPS:GPSLatitude") == "GPS:GPSLatitude")
    #expect(FieldTable.name(of: "EXIF:IFD0:Copy3:Artist") == "IFD0:Artist")
    #expect(FieldTable.name(of: "PNG:Author") == "PNG:Author")
    #expect(FieldTable.name(of: "PNG:Copy1:Author") == "PNG:Author")
    #expect(FieldTable.name(of: "EXIF:IFD0:Copyright") == "IFD0:Copyright")
  }

  @Test func namesHoldNothingButPlainCharacters() {
    #expect(EmbeddedFact(.comment, "a\u{1b}[31m\u{202e}é\nb").field == "a__31m___b")
    #expect(EmbeddedFact(.comment, String(repeating: "x", count: 500)).field.count == EmbeddedFact.maximumNameCount)
  }
}
