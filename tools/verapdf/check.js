// Validates many files in one start of Java. Runs in Rhino, the JavaScript that veraPDF brings for its own rules.
// The argument names a file with one "profile,profile<TAB>path" a line. For each profile and file it prints
// "profile<TAB>path", and after it "<TAB>clause<TAB>what is wrong" for each kind of breach. A file is read once.
importPackage(Packages.org.verapdf.pdfa, Packages.org.verapdf.pdfa.flavours);
Packages.org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider.initialise();

function check(profiles, path) {
  try {
    validate(profiles, path);
  } catch (trouble) {
    profiles.split(",").forEach(function (name) { print([name, path].join("\t") + "\n\t?\tnot readable: " + trouble); });
  }
}

function validate(profiles, path) {
  var flavours = new java.util.ArrayList();
  profiles.split(",").forEach(function (name) { flavours.add(PDFAFlavour.fromString(name)); });
  var stream = new java.io.FileInputStream(path);
  var parser = Foundries.defaultInstance().createParser(stream, flavours.get(0));
  try {
    var results = Foundries.defaultInstance().createValidator(flavours).validateAll(parser);
    for (var each = results.iterator(); each.hasNext();) report(each.next(), path);
  } finally {
    parser.close();
    stream.close();
  }
}

function report(result, path) {
  var found = {};
  for (var each = result.getTestAssertions().iterator(); each.hasNext();) {
    var test = each.next(), rule = test.getRuleId();
    if (String(test.getStatus()) !== "PASSED") found[rule.getClause() + "-" + rule.getTestNumber() + "\t" + test.getMessage()] = true;
  }
  var kinds = Object.keys(found);
  if (!kinds.length && !result.isCompliant()) kinds = ["?\tnot compliant"];
  print([result.getPDFAFlavour().getId(), path].join("\t"));
  kinds.forEach(function (kind) { print("\t" + kind); });
}

var listed = java.nio.file.Files.readAllBytes(java.nio.file.Paths.get(arguments[0]));
String(new java.lang.String(listed, "UTF-8")).split("\n").forEach(function (line) {
  if (line) check.apply(null, line.split("\t"));
});
