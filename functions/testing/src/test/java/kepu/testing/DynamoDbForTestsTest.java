package kepu.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import kepu.local.dynamodb.DynamoDbApi;
import kepu.runtime.Settings;
import org.junit.jupiter.api.Test;

class DynamoDbForTestsTest {
    @Test
    void theTablesThatTheSettingsNameStand() {
        Settings settings =
                SettingsForTests.bare().with(DynamoDbForTests.environment()).settings();
        URI endpoint = settings.endpoint("DYNAMODB").orElseThrow();
        String tables = new DynamoDbApi(endpoint)
                .table("ListTables", JsonNodeFactory.instance.objectNode())
                .toString();
        for (String name :
                new String[] {"ACTIVITIES_TABLE", "ORGANIZATIONS_TABLE", "ACCOUNTS_TABLE", "EDITIONS_TABLE"}) {
            assertTrue(tables.contains('"' + settings.text(name) + '"'), name);
        }
    }
}
