import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** Runs the statements of a file, one after another; what the last answers is printed as CSV. */
public class FlinkRun {
  /** Flink's SQL client knows this statement, its interface for programs doesn't. */
  private static final Pattern SET = Pattern.compile("^\\s*(?:--.*\\n\\s*)*SET '(.*)' = '(.*)'");

  public static void main(String[] args) throws Exception {
    var environment = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
    var statements = Files.readString(Path.of(args[0])).split(";\\s*\\n");
    for (int i = 0; i < statements.length - 1; i++) {
      var set = SET.matcher(statements[i]);
      if (set.find()) {
        environment.getConfig().set(set.group(1), set.group(2));
      } else {
        environment.executeSql(statements[i]).await();
      }
    }
    var result = environment.executeSql(statements[statements.length - 1]);
    System.out.println(String.join(",", result.getResolvedSchema().getColumnNames()));
    try (var rows = result.collect()) {
      while (rows.hasNext()) {
        var row = rows.next();
        var cells = new String[row.getArity()];
        for (int c = 0; c < cells.length; c++) {
          cells[c] = row.getField(c) == null ? "" : row.getField(c).toString();
        }
        System.out.println(String.join(",", cells));
      }
    }
  }
}
