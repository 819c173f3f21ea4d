import {
  createLabContext,
  environmentSource,
  readTerraformOutput,
  readTfvars,
  resolveLabConfig,
  setUpLab3,
} from '@tableflow-workshop/lab3-recipes';
import { connectPostgres } from '@tableflow-workshop/lab3-recipes/postgres';

// Performs LAB 3 on the accounts that the environment, a Terraform output and a variables file speak of.

const config = resolveLabConfig([
  environmentSource(process.env),
  await readTerraformOutput('terraform-output.json'),
  await readTfvars('terraform.tfvars'),
]);
const source = connectPostgres(config.source);
const lab = await createLabContext(config, { source });
const { verdict, tables } = await setUpLab3(lab);
console.log(verdict, tables);
await source.close();
