/** Functions of a warehouse that the sandbox does not have: no fault of the statement. */
export const unsupportedFunctions: ReadonlySet<string> = new Set(
  (
    'aes_decrypt aes_encrypt ai_query approx_top_k array_insert array_prepend arrays_zip bit_count bit_get bitmap_bit_position ' +
    'bitmap_bucket_number bitmap_count bitmap_construct_agg bitmap_or_agg bit_length collate collation ' +
    'convert_timezone count_min_sketch crc32 csc sec cloud_files_state current_metastore current_recipient current_version ' +
    'date_bucket decode elt encode equal_null event_log explode explode_outer posexplode posexplode_outer inline inline_outer ' +
    'json_tuple stack from_avro from_csv from_json from_protobuf from_utc_timestamp from_xml get_bit getbit h3_boundaryasgeojson ' +
    'hash hll_sketch_agg hll_sketch_estimate hll_union hll_union_agg http_request input_file_block_length input_file_name ' +
    'input_file_block_start is_account_group_member is_member is_valid_utf8 is_variant_null json_array_length json_object_keys ' +
    'kurtosis luhn_check make_dt_interval make_interval make_timestamp make_ym_interval make_valid_utf8 map_filter ' +
    'map_zip_with mask monotonically_increasing_id nullifzero parse_json parse_url parse_timestamp pivot printf format_string ' +
    'quote randn randstr range read_files read_kafka read_kinesis regexp_instr regexp_substr regr_avgx regr_avgy regr_intercept regr_r2 ' +
    'regr_slope regr_sxx regr_sxy regr_syy reflect java_method schema_of_csv schema_of_json schema_of_variant schema_of_xml secret ' +
    'sentences session_window shuffle skewness spark_partition_id sql_keywords st_area st_point table_changes to_avro to_binary to_char to_csv to_json ' +
    'to_number to_protobuf to_utc_timestamp to_varchar to_variant_object to_xml transform_keys transform_values try_aes_decrypt ' +
    'try_avg try_sum try_parse_json try_reflect try_to_binary try_to_number try_url_decode try_variant_get try_zstd_decompress ' +
    'uniform url_encode validate_utf8 variant_get variant_explode vector_search width_bucket window window_time xpath xpath_boolean ' +
    'xpath_double xpath_float xpath_int xpath_long xpath_number xpath_short xpath_string xxhash64 zeroifnull zip_with zstd_compress zstd_decompress ' +
    'ai_analyze_sentiment ai_classify ai_extract ai_forecast ai_gen ai_summarize ai_translate curtime current_time ' +
    'shiftrightunsigned histogram_numeric try_remainder try_to_time make_time to_time time_trunc time_diff ' +
    'unhex isinf schema_of_avro timestamp_ltz'
  ).split(' '),
);
