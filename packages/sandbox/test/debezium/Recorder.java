import com.fasterxml.jackson.databind.ObjectMapper;
import io.debezium.embedded.Connect;
import io.debezium.engine.ChangeEvent;
import io.debezium.engine.DebeziumEngine;
import java.io.Reader;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.source.SourceRecord;

/**
 * Runs Debezium in this process and writes what it makes of each topic, one line of JSON a topic, in the form of the recordings
 * beside this file. It says when the snapshot is over, and ends with the first record of the last topic, which is not written.
 *
 * <p>Arguments: the engine's properties, the file to write, the last topic.
 */
public final class Recorder {
  private static final class Topic {
    final List<Object> keySchemas = new ArrayList<>();
    final List<Object> valueSchemas = new ArrayList<>();
    final List<Object> records = new ArrayList<>();
  }

  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(arguments[0]))) {
      properties.load(reader);
    }
    Map<String, Topic> topics = new TreeMap<>();
    CountDownLatch ended = new CountDownLatch(1);
    String[] problem = {null};
    DebeziumEngine<ChangeEvent<SourceRecord, SourceRecord>> engine =
        DebeziumEngine.create(Connect.class)
            .using(properties)
            .notifying(
                (events, committer) -> {
                  for (ChangeEvent<SourceRecord, SourceRecord> event : events) {
                    SourceRecord record = event.value();
                    // The last record of the snapshot says so in its place: what comes now is streamed.
                    if (Boolean.TRUE.equals(record.sourceOffset().get("last_snapshot_record"))) System.out.println("streaming");
                    if (record.topic().equals(arguments[2])) ended.countDown();
                    else if (ended.getCount() > 0) add(topics.computeIfAbsent(record.topic(), name -> new Topic()), record);
                    committer.markProcessed(event);
                  }
                  committer.markBatchFinished();
                })
            .using(
                (success, message, error) -> {
                  if (!success) problem[0] = message + (error == null ? "" : ": " + error);
                  ended.countDown();
                })
            .build();
    Executors.newSingleThreadExecutor().execute(engine);
    ended.await();
    if (problem[0] != null) {
      System.err.println(problem[0]);
      Runtime.getRuntime().halt(1);
    }
    ObjectMapper mapper = new ObjectMapper();
    try (Writer writer = Files.newBufferedWriter(Path.of(arguments[1]), StandardCharsets.UTF_8)) {
      for (Map.Entry<String, Topic> entry : topics.entrySet()) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("topic", entry.getKey());
        line.put("keySchemas", entry.getValue().keySchemas);
        line.put("valueSchemas", entry.getValue().valueSchemas);
        line.put("records", entry.getValue().records);
        writer.write(mapper.writeValueAsString(line) + "\n");
      }
    }
    // The engine may take minutes to close, and has nothing to say any more.
    Runtime.getRuntime().halt(0);
  }

  private static void add(Topic topic, SourceRecord record) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("keySchema", indexOf(topic.keySchemas, record.keySchema()));
    line.put("key", valueOf(record.keySchema(), record.key()));
    line.put("valueSchema", record.value() == null ? null : indexOf(topic.valueSchemas, record.valueSchema()));
    line.put("value", valueOf(record.valueSchema(), record.value()));
    topic.records.add(line);
  }

  private static Integer indexOf(List<Object> schemas, Schema schema) {
    if (schema == null) return null;
    Object described = describe(null, schema);
    if (!schemas.contains(described)) schemas.add(described);
    return schemas.indexOf(described);
  }

  private static Object describe(String field, Schema schema) {
    Map<String, Object> described = new LinkedHashMap<>();
    if (field != null) described.put("field", field);
    described.put("type", schema.type().name());
    if (schema.name() != null) described.put("name", schema.name());
    if (schema.version() != null) described.put("version", schema.version());
    described.put("optional", schema.isOptional());
    if (schema.defaultValue() != null) described.put("default", valueOf(schema, schema.defaultValue()));
    if (schema.parameters() != null && !schema.parameters().isEmpty()) described.put("parameters", new TreeMap<>(schema.parameters()));
    if (schema.type() == Schema.Type.ARRAY) described.put("items", describe(null, schema.valueSchema()));
    if (schema.type() == Schema.Type.MAP) {
      described.put("keys", describe(null, schema.keySchema()));
      described.put("values", describe(null, schema.valueSchema()));
    }
    if (schema.type() == Schema.Type.STRUCT) {
      List<Object> fields = new ArrayList<>();
      for (Field one : schema.fields()) fields.add(describe(one.name(), one.schema()));
      described.put("fields", fields);
    }
    return described;
  }

  /** JSON has no NaN, no bytes and no digits to spare: such a value is a text that says what it is. */
  private static Object valueOf(Schema schema, Object value) {
    if (value == null) return null;
    if (value instanceof Struct struct) {
      Map<String, Object> fields = new LinkedHashMap<>();
      // A null stays one, also where the schema has a default.
      for (Field field : struct.schema().fields()) fields.put(field.name(), valueOf(field.schema(), struct.getWithoutDefault(field.name())));
      return fields;
    }
    if (value instanceof List<?> list) return list.stream().map(one -> valueOf(schema.valueSchema(), one)).toList();
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> entries = new LinkedHashMap<>();
      map.forEach((key, one) -> entries.put(String.valueOf(key), valueOf(schema.valueSchema(), one)));
      return entries;
    }
    if (value instanceof BigDecimal decimal) return "dec:" + decimal.toPlainString();
    if (value instanceof byte[] bytes) return "hex:" + HexFormat.of().formatHex(bytes);
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return "hex:" + HexFormat.of().formatHex(bytes);
    }
    if (value instanceof java.util.Date date) {
      if (Date.LOGICAL_NAME.equals(schema.name())) return Date.fromLogical(schema, date);
      return Time.LOGICAL_NAME.equals(schema.name()) ? (Object) Time.fromLogical(schema, date) : Timestamp.fromLogical(schema, date);
    }
    if (value instanceof Double number && !Double.isFinite(number)) return "dbl:" + number;
    if (value instanceof Float number && !Float.isFinite(number)) return "dbl:" + number;
    return value;
  }
}
