import com.sun.management.OperatingSystemMXBean;
import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Drains a slot with Debezium in this process, counts the records, and prints how long that took and what it needed. A first run, on
 * a table with one row, makes the slot; then it says "ready" and waits for a line.
 *
 * <p>Arguments: the engine's properties, the topic, how many records wait.
 */
public final class Drainer {
  private static final OperatingSystemMXBean SYSTEM = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      properties.load(reader);
    }
    run(properties, arguments[1], 1).close();
    System.out.println("ready");
    new BufferedReader(new InputStreamReader(System.in)).readLine();
    long startNanos = System.nanoTime();
    long cpuNanos = SYSTEM.getProcessCpuTime();
    run(properties, arguments[1], Integer.parseInt(arguments[2]));
    System.out.printf(
        "{\"seconds\":%s,\"cpuSeconds\":%s,\"peakMegabytes\":%s}%n",
        (System.nanoTime() - startNanos) / 1e9, (SYSTEM.getProcessCpuTime() - cpuNanos) / 1e9, peakMegabytes());
    System.out.flush();
    // The engine may take minutes to close, and has nothing to say any more.
    Runtime.getRuntime().halt(0);
  }

  /** The engine that runs, once its handler has had that many records. */
  private static DebeziumEngine<?> run(Properties properties, String topic, int records) throws InterruptedException {
    CountDownLatch missing = new CountDownLatch(records);
    DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine =
        DebeziumEngine.create(Connect.class)
            .using(properties)
            .notifying(
                (events, committer) -> {
                  for (ChangeEvent<SourceRecord, SourceRecord> event : events) committer.markProcessed(event);
                  committer.markBatchFinished();
                  for (ChangeEvent<SourceRecord, SourceRecord> event : events) {
                    if (event.value().topic().equals(topic)) missing.countDown();
                  }
                })
            .using(
                (success, message, error) -> {
                  if (success) return;
                  System.err.println(message + (error == null ? "" : ": " + error));
                  Runtime.getRuntime().halt(1);
                })
            .build();
    Executors.newSingleThreadExecutor().execute(engine);
    missing.await();
    return engine;
  }

  /** What Linux says was the most; 0 elsewhere. */
  private static long peakMegabytes() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return 0;
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
    return 0;
  }
}
